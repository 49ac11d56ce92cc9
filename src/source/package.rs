//! ZIP files, whose members are documents' parts or documents: opened by name, unpacked within limits.

use crate::file::{Limits, SourceError};
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// What was unpacked may not be judged by its ratio before it has this many bytes.
const INNOCENT: usize = 1 << 20;

/// A ZIP file and how much may still be unpacked of it.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Members by name, in small letters, as some writers differ in them.
    members: HashMap<String, usize>,
    left: usize,
    ratio: usize,
}

/// A member's bytes, and whether it broke off.
pub(super) struct Member {
    pub(super) bytes: Vec<u8>,
    pub(super) damaged: bool,
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8], limits: &Limits) -> Result<Self, SourceError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SourceError::DamagedZip)?;
        let mut members = HashMap::new();
        for index in 0..archive.len() {
            if let Ok(entry) = archive.by_index_data(index) {
                let name = String::from_utf8_lossy(entry.name_raw()).replace('\\', "/").to_lowercase();
                members.entry(name.trim_start_matches('/').to_owned()).or_insert(index);
            }
        }
        Ok(Self { archive, members, left: limits.unpacked, ratio: limits.ratio })
    }

    /// How many members it has.
    pub(super) fn len(&self) -> usize {
        self.archive.len()
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.members.contains_key(&name.to_lowercase())
    }

    /// The names of its members, in small letters.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.members.keys().map(String::as_str)
    }

    /// The archive itself, for what its directory says of the member at `index`.
    pub(super) fn archive(&self) -> &ZipArchive<Cursor<&'b [u8]>> {
        &self.archive
    }

    /// The member of this name; none where there is none.
    pub(super) fn member(&mut self, name: &str) -> Result<Option<Member>, SourceError> {
        let name = name.trim_start_matches('/').to_lowercase();
        match self.members.get(&name).copied() {
            Some(index) => self.unpacked(index).map(Some),
            None => Ok(None),
        }
    }

    /// Unpacks the member at `index`.
    pub(super) fn unpacked(&mut self, index: usize) -> Result<Member, SourceError> {
        let mut file = self.archive.by_index(index).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => {
                SourceError::LockedMember
            }
            error => SourceError::MemberUnreadable { why: error.to_string() },
        })?;
        let packed = usize::try_from(file.compressed_size()).unwrap_or(usize::MAX);
        let mut bytes = Vec::new();
        let mut chunk = vec![0; 64 * 1024];
        loop {
            let read = match file.read(&mut chunk) {
                Ok(0) => return Ok(Member { bytes, damaged: false }),
                Ok(read) => read,
                Err(_) if bytes.is_empty() => {
                    return Err(SourceError::MemberDamaged);
                }
                Err(_) => return Ok(Member { bytes, damaged: true }),
            };
            bytes.extend_from_slice(&chunk[..read]);
            self.left = self.left.saturating_sub(read);
            if self.left == 0 || bytes.len() > INNOCENT && bytes.len() / self.ratio.max(1) > packed {
                return Err(SourceError::Bomb);
            }
        }
    }
}
