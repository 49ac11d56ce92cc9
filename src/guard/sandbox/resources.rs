//! Limits on resources.

use rustix::process::{Resource, Rlimit, setrlimit};

/// Beside its data a process maps its program, libraries, and address space that its allocator reserves untouched.
const MAPPED: u64 = 2 << 30;

/// Limits this process and those that it becomes: bytes of memory, bytes of a file that it writes, open files. No dump
/// is left where it crashes.
///
/// Data are what counts, since address space is reserved freely and never touched.
pub(super) fn limit(memory: u64, file: u64, files: u64) -> bool {
    let limits = [
        (Resource::Core, 0),
        (Resource::Fsize, file),
        (Resource::Nofile, files),
        (Resource::As, memory.saturating_add(MAPPED)),
        (Resource::Data, memory),
    ];
    let set = |(resource, most)| setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) }).is_ok();
    limits.map(set).iter().all(|set| *set)
}
