//! Tests: citations.
