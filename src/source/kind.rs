//! The kinds of file that are read: their names, endings and media types.

use std::path::Path;

/// A kind of file that has a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Portable Document Format.
    Pdf,
    /// Plain text and Markdown.
    Text,
    /// Word since 2007, packed.
    Docx,
    /// Word as one XML file.
    WordXml,
    /// Word before 2007, which programs of the machine turn into something else.
    Doc,
    /// Excel since 2007.
    Xlsx,
    /// OpenDocument text.
    Odt,
    /// OpenDocument text as one XML file.
    FlatOdt,
    /// Rich Text Format.
    Rtf,
    /// A web page.
    Html,
    /// A web page saved with all that belongs to it.
    Mht,
    /// PowerPoint since 2007.
    Pptx,
    /// An e-mail with what is attached.
    Mail,
    /// A photograph, most often.
    Jpeg,
    /// A picture of a screen, or a scan.
    Png,
    /// A scan or a fax.
    Tiff,
    /// A ZIP of files.
    Archive,
}

/// What is to be said of one kind: its name, the endings of such files' names, the usual one first, and their media type.
type Told = (&'static str, &'static [&'static str], &'static str);

impl Kind {
    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::Pdf,
        Self::Docx,
        Self::Doc,
        Self::Odt,
        Self::Rtf,
        Self::Text,
        Self::Html,
        Self::Mht,
        Self::Xlsx,
        Self::WordXml,
        Self::FlatOdt,
        Self::Pptx,
        Self::Mail,
        Self::Jpeg,
        Self::Png,
        Self::Tiff,
        Self::Archive,
    ];

    /// Media types are those that IANA lists; a web page in one file has none there, and is what it is made of.
    fn told(self) -> Told {
        match self {
            Self::Pdf => ("PDF", &["pdf"], "application/pdf"),
            Self::Text => ("text", &["txt", "md", "markdown"], "text/plain"),
            Self::Docx => (
                "Word (DOCX)",
                &["docx", "docm", "dotx", "dotm"],
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ),
            Self::WordXml => ("Word (XML)", &["xml"], "application/xml"),
            Self::Doc => ("Word (DOC)", &["doc", "dot"], "application/msword"),
            Self::Xlsx => (
                "Excel (XLSX)",
                &["xlsx", "xlsm", "xltx"],
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ),
            Self::Odt => ("OpenDocument (ODT)", &["odt", "ott"], "application/vnd.oasis.opendocument.text"),
            Self::FlatOdt => ("OpenDocument (FODT)", &["fodt"], "application/vnd.oasis.opendocument.text-flat-xml"),
            Self::Rtf => ("RTF", &["rtf"], "application/rtf"),
            Self::Html => ("web page", &["html", "htm", "xhtml"], "text/html"),
            Self::Mht => ("web page (MHT)", &["mht", "mhtml"], "multipart/related"),
            Self::Pptx => (
                "PowerPoint (PPTX)",
                &["pptx", "pptm", "ppsx", "potx"],
                "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            ),
            Self::Mail => ("e-mail (EML)", &["eml"], "message/rfc822"),
            Self::Jpeg => ("picture (JPEG)", &["jpg", "jpeg"], "image/jpeg"),
            Self::Png => ("picture (PNG)", &["png"], "image/png"),
            Self::Tiff => ("picture (TIFF)", &["tif", "tiff"], "image/tiff"),
            Self::Archive => ("archive (ZIP)", &["zip"], "application/zip"),
        }
    }

    /// Its name in English.
    pub fn name(self) -> &'static str {
        self.told().0
    }

    /// How names of such files end, in small letters and without the dot; the usual ending first.
    pub fn endings(self) -> &'static [&'static str] {
        self.told().1
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        self.told().2
    }

    /// Whether it holds files, each of which is read by itself.
    pub fn holds_files(self) -> bool {
        matches!(self, Self::Archive | Self::Mail)
    }

    /// Whether a browser runs what such a file holds, so that it must not take it for a page of the server that sends it.
    pub fn runs_in_browsers(self) -> bool {
        matches!(self, Self::Html | Self::Mht | Self::WordXml | Self::FlatOdt | Self::Mail)
    }

    /// Whether a file called so is likely of this kind; the bytes decide.
    pub fn has_name(self, name: &str) -> bool {
        let ending = Path::new(name).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        self.endings().iter().any(|own| own.eq_ignore_ascii_case(ending))
    }

    /// The kind that a file called so likely is of.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.has_name(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ending_belongs_to_one_kind() {
        for kind in Kind::ALL {
            for ending in kind.endings() {
                assert_eq!(Kind::of_name(&format!("Kế hoạch.{}", ending.to_uppercase())), Some(kind), "{ending}");
            }
            assert!(kind.media_type().contains('/') && !kind.name().is_empty(), "{kind:?}");
        }
        for name in ["", "pdf", ".pdf", "a.pdf.gz", "Phụ lục"] {
            assert_eq!(Kind::of_name(name), None, "{name}");
        }
    }
}
