//! The public JSON, one shape for all faces.
//!
//! Shapes only grow: fields are added, never renamed or dropped. Offsets become code points here and nowhere else.

pub mod analysis;
pub mod authority;
pub mod authority_table;
pub mod basis;
pub mod basis_table;
pub mod check;
pub mod cited_by;
pub mod code;
pub mod compare;
pub mod consolidated;
pub mod document;
pub mod effect;
pub mod error;
pub mod failure;
pub mod impact;
pub mod named;
pub mod page;
pub mod parameters;
pub mod sarif;
pub mod search;
pub mod sentences;
pub mod status;
pub mod stored;
pub mod suggest;
pub mod table;
pub mod understood;
