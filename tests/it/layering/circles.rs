//! Files that import each other in a circle, so that none can be read, moved or tested without the others.

use super::code::code_only;
use super::rules::SourceText;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A circle of more files is a knot.
pub(super) const MOST: usize = 3;

/// A path of names from the root of the package.
type Path = Vec<String>;

/// What one file binds by `use`: the name that it has here, and the path that it stands for.
struct Binding {
    name: String,
    path: Path,
    /// Whether it is handed on, and mentioned nowhere else in the file.
    handed_on: bool,
}

/// The package as names that lead to files.
struct House<'s> {
    /// The file of each module.
    files: HashMap<Path, &'s str>,
    /// What the file of each module binds.
    bindings: HashMap<Path, Vec<Binding>>,
}

/// The circles of more than [`MOST`] files, each as one line that names them.
pub(super) fn knots(sources: &[SourceText]) -> Vec<String> {
    let circles = circles(&imports(sources)).into_iter().filter(|files| files.len() > MOST);
    circles.map(|files| format!("{} files import each other in a circle: {}", files.len(), files.join(", "))).collect()
}

/// For each file the files whose definitions it names; what a module only hands on is its maker's.
fn imports(sources: &[SourceText]) -> BTreeMap<&str, BTreeSet<&str>> {
    let modules: Vec<(Path, &str, String)> = sources
        .iter()
        .filter_map(|source| Some((module(&source.path)?, source.path.as_str(), without_tests(&source.text))))
        .collect();
    let files: HashMap<Path, &str> = modules.iter().map(|(module, file, _)| (module.clone(), *file)).collect();
    let bindings = modules.iter().map(|(module, _, code)| (module.clone(), bindings(module, code, &files))).collect();
    let house = House { files, bindings };
    let mut imports = BTreeMap::new();
    for (module, file, code) in &modules {
        let used = house.bindings[module].iter().filter(|binding| !binding.handed_on).map(|binding| &binding.path);
        let inline = inline(module, code, &house.files);
        let named = used.chain(&inline).filter_map(|path| house.file_of(path, 0));
        imports.insert(*file, named.filter(|other| other != file && !is_head(other, file)).collect());
    }
    imports
}

impl<'s> House<'s> {
    /// The file that defines what `path` names, followed through modules that only hand it on.
    fn file_of(&self, path: &[String], depth: usize) -> Option<&'s str> {
        let inside = (1..=path.len()).rev().find(|length| self.files.contains_key(&path[..*length]))?;
        let (module, rest) = path.split_at(inside);
        let bound = rest.first().and_then(|name| self.bindings[module].iter().find(|binding| binding.name == *name));
        match bound {
            Some(binding) if depth < 8 => {
                let path: Path = binding.path.iter().chain(&rest[1..]).cloned().collect();
                self.file_of(&path, depth + 1).or(self.files.get(module).copied())
            }
            _ => self.files.get(module).copied(),
        }
    }
}

/// Whether `other` is the `mod.rs` of a folder that `file` lies in. What it defines is there for all that lies in its folder,
/// as it is for itself; a circle of two by way of it ties no knot that a longer one would not show.
fn is_head(other: &str, file: &str) -> bool {
    other.strip_suffix("mod.rs").is_some_and(|folder| file.starts_with(folder))
}

/// `["text", "span"]` of `src/text/span.rs`; none for the files that put the house together.
fn module(file: &str) -> Option<Path> {
    let inside = file.strip_prefix("src/")?.strip_suffix(".rs")?;
    let inside = inside.strip_suffix("/mod").unwrap_or(inside);
    (!matches!(inside, "main" | "lib")).then(|| inside.split('/').map(str::to_owned).collect())
}

/// The code of a file; its tests, which stand at its end, may lean on whatever they like.
fn without_tests(text: &str) -> String {
    let code = code_only(text);
    code.find("#[cfg(test)]").map_or(code.as_str(), |at| &code[..at]).to_owned()
}

/// All that `code`, the file of `module`, binds to things of this package.
fn bindings(module: &[String], code: &str, files: &HashMap<Path, &str>) -> Vec<Binding> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("use ") {
        let line = code[..at].rfind('\n').map_or(0, |at| at + 1);
        let before = code[line..at].trim();
        let Some(end) = code[at..].find(';') else { continue };
        if !(before.is_empty() || before.starts_with("pub")) {
            continue;
        }
        let mut leaves = Vec::new();
        tree(&code[at + "use ".len()..at + end], &mut Vec::new(), &mut leaves);
        for (path, name) in leaves {
            let Some(path) = absolute(module, path, files) else { continue };
            let elsewhere = [&code[..at], &code[at + end..]].concat();
            let handed_on = !before.is_empty() && !words(&elsewhere).any(|word| word == name);
            found.push(Binding { name, path, handed_on });
        }
    }
    found
}

/// The leaves of a `use` tree with the names that they are bound to.
fn tree(text: &str, stem: &mut Path, leaves: &mut Vec<(Path, String)>) {
    let text = text.trim();
    if let Some(inner) = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')) {
        split(inner).into_iter().for_each(|part| tree(part, stem, leaves));
        return;
    }
    match text.split_once("::").filter(|(first, _)| !first.contains([' ', '{'])) {
        Some((first, rest)) => {
            stem.push(first.trim().to_owned());
            tree(rest, stem, leaves);
            stem.pop();
        }
        None if !text.is_empty() => {
            let (last, name) = text.split_once(" as ").unwrap_or((text, text));
            let mut path = stem.clone();
            if last != "self" {
                path.push(last.trim().to_owned());
            }
            let name =
                if last == "self" && name == "self" { stem.last().cloned() } else { Some(name.trim().to_owned()) };
            leaves.extend(name.map(|name| (path, name)));
        }
        None => {}
    }
}

/// The parts between the commas that stand in no braces.
fn split(text: &str) -> Vec<&str> {
    let (mut level, mut from, mut parts) = (0, 0, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '{' => level += 1,
            '}' => level -= 1,
            ',' if level == 0 => {
                parts.push(&text[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[from..]);
    parts
}

/// The path from the root, where it leads into this package.
fn absolute(module: &[String], path: Path, files: &HashMap<Path, &str>) -> Option<Path> {
    let up = path.iter().take_while(|name| *name == "super").count();
    let (base, rest) = match path.first()?.as_str() {
        "crate" => (&module[..0], &path[1..]),
        "self" => (module, &path[1..]),
        "super" => (&module[..module.len().checked_sub(up)?], &path[up..]),
        child => (files.contains_key([module, &[child.to_owned()]].concat().as_slice()).then_some(module)?, &path[..]),
    };
    Some([base, rest].concat())
}

/// Paths within the code, beside those of `use`: `crate::…`, `super::…` and those that begin with a child.
fn inline(module: &[String], code: &str, files: &HashMap<Path, &str>) -> Vec<Path> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let begins = |at: usize| !code[..at].ends_with(|c: char| is_word(c) || c == ':');
    let starts = code.match_indices("::").filter_map(|(at, _)| {
        let from = code[..at].rfind(|c| !is_word(c)).map_or(0, |before| before + 1);
        (from < at && begins(from)).then_some(from)
    });
    let whole = |from: usize| {
        let end = code[from..].find(|c| !(is_word(c) || c == ':')).map_or(code.len(), |end| from + end);
        code[from..end].split("::").filter(|name| !name.is_empty()).map(str::to_owned).collect::<Path>()
    };
    let statement = |from: usize| code[..from].trim_end().ends_with("use");
    starts.filter(|from| !statement(*from)).filter_map(|from| absolute(module, whole(from), files)).collect()
}

fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !(c.is_alphanumeric() || c == '_'))
}

/// The groups of files that lead to each other, each in the order of names.
fn circles<'s>(imports: &BTreeMap<&'s str, BTreeSet<&'s str>>) -> Vec<Vec<&'s str>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> = imports.keys().map(|file| (*file, reach(imports, file))).collect();
    let mut circles = BTreeSet::new();
    for (file, others) in &reached {
        let back = others.iter().filter(|other| reached.get(*other).is_some_and(|theirs| theirs.contains(file)));
        let circle: BTreeSet<&str> = back.copied().chain([*file]).collect();
        if circle.len() > 1 {
            circles.insert(circle.into_iter().collect::<Vec<_>>());
        }
    }
    circles.into_iter().collect()
}

fn reach<'s>(imports: &BTreeMap<&'s str, BTreeSet<&'s str>>, file: &str) -> BTreeSet<&'s str> {
    let (mut seen, mut open) = (BTreeSet::new(), vec![file]);
    while let Some(file) = open.pop() {
        for next in imports.get(file).into_iter().flatten() {
            if seen.insert(*next) {
                open.push(next);
            }
        }
    }
    seen
}

/// Files by path and text, and the circle that is found in them.
#[track_caller]
fn check(files: &[(&str, &str)], circle: &[&str]) {
    let sources: Vec<SourceText> =
        files.iter().map(|(path, text)| SourceText { path: (*path).into(), text: (*text).into() }).collect();
    let found = circles(&imports(&sources));
    assert_eq!(found.first().map_or(&[][..], Vec::as_slice), circle, "{:?}", imports(&sources));
    assert_eq!(found.len(), usize::from(!circle.is_empty()), "{found:?}");
}

#[test]
fn circles_are_found_through_names_that_are_handed_on() {
    // `a` needs what `b` defines, by way of the module that hands it on, and `b` what `a` defines.
    let parent = ("src/x/mod.rs", "mod a;\nmod b;\npub use b::B;\n");
    let b = ("src/x/b.rs", "use super::a::{self, A as Other};\npub struct B;");
    check(&[parent, ("src/x/a.rs", "use super::B;\npub struct A;"), b], &["src/x/a.rs", "src/x/b.rs"]);
    check(&[parent, ("src/x/a.rs", "fn f() -> crate::x::B { B }"), b], &["src/x/a.rs", "src/x/b.rs"]);
    check(&[parent, ("src/x/a.rs", "//! use super::B\n#[cfg(test)]\nmod tests { use super::super::B; }"), b], &[]);
}

#[test]
fn a_folder_and_its_neighbour_may_be_a_circle_and_a_folder_and_its_own_files_are_none() {
    let child = ("src/x/a.rs", "use super::Shared;\npub(super) fn a() {}");
    check(&[("src/x/mod.rs", "mod a;\nstruct Shared;\nfn f() { a::a() }"), child], &[]);
    let neighbour = ("src/x/b.rs", "use super::y::Shared;\npub(super) fn b() {}");
    let folder = ("src/x/y/mod.rs", "pub(super) struct Shared;\nfn f() { super::b::b() }");
    check(&[neighbour, folder], &["src/x/b.rs", "src/x/y/mod.rs"]);
}
