//! Parts of small texts.
