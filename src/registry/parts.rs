//! The words by which the parts of a document are known: bodies, verbs of duty, positions, heads of columns.

use super::bodies::{Bodies, Mark};
use super::phrases::{word_keys, word_starts};
use super::table;
use crate::text::{WordKey, slug, squeeze};
use std::collections::HashMap;

const PARTS: &str = include_str!("data/parts.tsv");

/// What a word of `parts.tsv` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The first word of a body's name (sở, ban, các), or of a person who stands for one (giám đốc).
    Body,
    /// Bodies in general, named in small letters (các phòng, cơ quan).
    Group,
    /// A verb of duty, behind which the name of a body ends (chủ trì, tham mưu, báo cáo).
    Verb,
    /// Gives a duty to the body that follows (giao, yêu cầu, đề nghị).
    Order,
    /// A position of one who signs (Phó Chủ tịch).
    Position,
    /// A mark of urgency (độ khẩn).
    Urgency,
    /// A mark of secrecy (độ mật).
    Secrecy,
    /// In the title of the part that says who does what (tổ chức thực hiện).
    Duties,
    /// The first word of a term that texts abbreviate (chỉ số, hệ thống).
    TermHead,
    /// Never within such a term (ứng dụng, về).
    TermStop,
    /// Work that ends on no day (thường xuyên, hằng năm).
    Recurring,
    /// Begins the closing formula (trên đây là).
    Closing,
    /// A verb that names the field of a body behind its head (`cơ quan thông tin`).
    Field,
    /// A body in general, whose field may follow (`cơ quan`, `đơn vị`).
    FieldHead,
    /// A body in general that stands beside others in a list; what follows it is no field (`đoàn thể`, `địa phương`).
    Fellow,
    /// Makes a noun of what follows (`các tổ chức`).
    Plural,
    /// What a name with `Luật` may follow without being a law (`trường Đại học Luật`).
    LawSchool,
    /// Of the frame of a web page from which a text was saved (`nội dung của trang này`).
    WebFrame,
    /// Marks a draft (dự thảo).
    Draft,
    /// What a body does in a document: a verb that its name does not hold (phê duyệt).
    Act,
    /// Heads the box of an office that received the document (đến).
    Arrived,
    /// Stands in that box before the number.
    ArrivedNumber,
    /// Stands in that box before the day.
    ArrivedDay,
    /// Goes on with a list of bodies in general (`các Sở, Ban, ngành`).
    OneList,
}

/// What a column of a table of tasks, or a line of an item, tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TaskRole {
    /// Who leads (chủ trì).
    Lead,
    /// Who joins (phối hợp).
    With,
    /// When (thời gian).
    When,
    /// What comes of it (sản phẩm).
    Product,
    /// The number of the row (STT).
    Index,
    /// What is to be done (nội dung, nhiệm vụ).
    What,
}

/// The table, ready to be asked.
#[derive(Debug, Clone, Default)]
pub struct PartWords {
    edges: HashMap<(u32, WordKey), u32>,
    /// By node, one bit a [`Part`].
    kinds: Vec<u32>,
    /// In the order of the table: the first that a head holds decides.
    roles: Vec<(String, TaskRole)>,
    positions: HashMap<String, String>,
}

impl PartWords {
    /// Reads the built-in table, and takes the heads of bodies and the offices of those who sign from theirs.
    pub(super) fn of(bodies: &Bodies) -> Result<Self, table::TableError> {
        let mut words = Self { kinds: vec![0], ..Self::default() };
        for (line, [word, kind]) in table::rows("parts.tsv", PARTS, ["word", "kind"])?.into_iter().enumerate() {
            if let Some(role) = role_named(kind) {
                words.roles.push((format!("-{}-", slug(word)), role));
                continue;
            }
            let part = part_named(kind).ok_or_else(|| table::TableError {
                file: "parts.tsv".to_owned(),
                line: line + 2,
                reason: format!("`{kind}` is no kind of word"),
            })?;
            words.add(word, part);
        }
        for body in &bodies.heads {
            words.add(&body.head, Part::Body);
        }
        for office in bodies.offices.iter().filter(|office| office.marks.has(Mark::SIGNS)) {
            words.positions.insert(office.name.to_lowercase(), office.name.clone());
            words.add(&office.name, Part::Position);
        }
        Ok(words)
    }

    fn add(&mut self, phrase: &str, part: Part) {
        let mut node = 0;
        for (_, key) in word_keys(phrase) {
            let fresh = self.kinds.len() as u32;
            node = *self.edges.entry((node, key)).or_insert(fresh);
            if node == fresh {
                self.kinds.push(0);
            }
        }
        self.kinds[node as usize] |= 1 << part as u32;
    }

    /// The length in bytes of the longest phrase of kind `part` that `text` begins with, in any case.
    pub fn leads(&self, text: &str, part: Part) -> Option<usize> {
        let (mut node, mut best) = (0, None);
        for (end, key) in word_keys(text) {
            let Some(next) = self.edges.get(&(node, key)) else { break };
            node = *next;
            if self.kinds[node as usize] & (1 << part as u32) != 0 {
                best = Some(end);
            }
        }
        best
    }

    /// Whether `text` is a phrase of kind `part`, and nothing else.
    pub fn is(&self, text: &str, part: Part) -> bool {
        self.leads(text, part).is_some_and(|length| text[length..].trim().is_empty())
    }

    /// Whether a phrase of kind `part` stands anywhere in `text`.
    pub fn within(&self, text: &str, part: Part) -> bool {
        word_starts(text).any(|at| self.leads(&text[at..], part).is_some())
    }

    /// Whether a phrase of kind `part` ends `text`.
    pub fn ends(&self, text: &str, part: Part) -> bool {
        let text = text.trim_end();
        word_starts(text).any(|at| self.leads(&text[at..], part) == Some(text.len() - at))
    }

    /// What the head of a column or of a line tells; `None` where it is none of these.
    pub fn role(&self, head: &str) -> Option<TaskRole> {
        let head = format!("-{}-", slug(head));
        self.roles.iter().find(|(words, _)| head.contains(words.as_str())).map(|(_, role)| *role)
    }

    /// A position in the capitals of running text: `PHÓ CHỦ TỊCH` → `Phó Chủ tịch`.
    pub fn position(&self, written: &str) -> Option<&str> {
        self.positions.get(&squeeze(written).to_lowercase()).map(String::as_str)
    }
}

fn role_named(kind: &str) -> Option<TaskRole> {
    Some(match kind {
        "role_lead" => TaskRole::Lead,
        "role_with" => TaskRole::With,
        "role_when" => TaskRole::When,
        "role_product" => TaskRole::Product,
        "role_index" => TaskRole::Index,
        "role_what" => TaskRole::What,
        _ => return None,
    })
}

fn part_named(kind: &str) -> Option<Part> {
    Some(match kind {
        "body" => Part::Body,
        "group" => Part::Group,
        "verb" => Part::Verb,
        "order" => Part::Order,
        "urgency" => Part::Urgency,
        "secrecy" => Part::Secrecy,
        "duty_part" => Part::Duties,
        "term_head" => Part::TermHead,
        "term_stop" => Part::TermStop,
        "year_round" => Part::Recurring,
        "closing" => Part::Closing,
        "field" => Part::Field,
        "field_head" => Part::FieldHead,
        "fellow" => Part::Fellow,
        "plural" => Part::Plural,
        "law_school" => Part::LawSchool,
        "one_list" => Part::OneList,
        "web_frame" => Part::WebFrame,
        "draft" => Part::Draft,
        "arrived" => Part::Arrived,
        "arrived_number" => Part::ArrivedNumber,
        "arrived_day" => Part::ArrivedDay,
        "act" => Part::Act,
        _ => return None,
    })
}
