//! The parts of a record, to be read apart.
//!
//! Adding a part: a constant here and its place in [`Parts::ALL`], a stored field in each engine, and a sentence at the
//! field of [`crate::effect::Reading`] that it fills.

use std::ops::BitOr;

/// Which parts of a record are wanted. The id, the source and the own key always come; a part that is not wanted is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts(u8);

impl Parts {
    /// Nothing but the id, the source and the own key.
    pub const NONE: Self = Self(0);
    /// What the document says of itself.
    pub const HEAD: Self = Self(1);
    /// Its text with pages and notices.
    pub const TEXT: Self = Self(2);
    /// What it cites.
    pub const REFERENCES: Self = Self(4);
    /// What it does to others.
    pub const EFFECTS: Self = Self(8);
    /// All of them.
    pub const ALL: Self = Self(15);

    /// Whether all of `part` is wanted.
    pub fn have(self, part: Self) -> bool {
        self.0 & part.0 == part.0
    }
}

impl BitOr for Parts {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
