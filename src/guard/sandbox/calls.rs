//! Calls to the kernel out of reach, by seccomp.

use libc::{CLONE_THREAD, ENOSYS, EPERM, c_long};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
    TargetArch, apply_filter_all_threads,
};
use std::collections::BTreeMap;

/// The machines that filters can be written for.
const MACHINE: Option<TargetArch> = if cfg!(target_arch = "x86_64") {
    Some(TargetArch::x86_64)
} else if cfg!(target_arch = "aarch64") {
    Some(TargetArch::aarch64)
} else if cfg!(target_arch = "riscv64") {
    Some(TargetArch::riscv64)
} else {
    None
};

/// What parsing needs: memory, threads, time, and the streams that are open already. Nothing here opens anything.
const NEEDED: [c_long; 38] = [
    libc::SYS_read,
    libc::SYS_readv,
    libc::SYS_write,
    libc::SYS_writev,
    libc::SYS_close,
    libc::SYS_fstat,
    libc::SYS_lseek,
    libc::SYS_ppoll,
    libc::SYS_mmap,
    libc::SYS_munmap,
    libc::SYS_mremap,
    libc::SYS_mprotect,
    libc::SYS_madvise,
    libc::SYS_brk,
    libc::SYS_futex,
    libc::SYS_set_robust_list,
    libc::SYS_get_robust_list,
    libc::SYS_rseq,
    libc::SYS_membarrier,
    libc::SYS_sched_yield,
    libc::SYS_sched_getaffinity,
    libc::SYS_gettid,
    libc::SYS_getpid,
    libc::SYS_exit,
    libc::SYS_exit_group,
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sigaltstack,
    libc::SYS_restart_syscall,
    libc::SYS_tgkill,
    libc::SYS_clock_gettime,
    libc::SYS_clock_nanosleep,
    libc::SYS_nanosleep,
    libc::SYS_gettimeofday,
    libc::SYS_getrandom,
    libc::SYS_prctl,
    libc::SYS_getrusage,
];

/// What no program that turns a file into text has to do: look into or change other processes, the system or itself as
/// another user, and the ways around a filter of calls.
const FORBIDDEN: [c_long; 30] = [
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_pidfd_getfd,
    libc::SYS_io_uring_setup,
    libc::SYS_userfaultfd,
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_keyctl,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
    libc::SYS_setns,
    libc::SYS_unshare,
    libc::SYS_open_by_handle_at,
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_kexec_load,
    libc::SYS_reboot,
    libc::SYS_swapon,
    libc::SYS_swapoff,
    libc::SYS_acct,
    libc::SYS_settimeofday,
    libc::SYS_clock_settime,
    libc::SYS_sethostname,
    libc::SYS_setdomainname,
];

/// Only what parsing needs; all else fails as if this kernel did not have it.
pub(super) fn only_what_parsing_needs() -> bool {
    let thread = thread_only();
    let mut rules: BTreeMap<_, _> = NEEDED.into_iter().map(|call| (call, Vec::new())).collect();
    // A new thread is no new process. Where the flags lie in memory (clone3) they cannot be looked at: the C library then
    // takes this older call.
    rules.insert(libc::SYS_clone, thread.into_iter().collect());
    let absent = SeccompAction::Errno(ENOSYS.unsigned_abs());
    rules[&libc::SYS_clone].len() == 1 && apply(rules, absent, SeccompAction::Allow)
}

/// Everything but the network and what is forbidden.
pub(super) fn no_network() -> bool {
    let mut rules: BTreeMap<_, _> = FORBIDDEN.into_iter().map(|call| (call, Vec::new())).collect();
    // Sockets within the machine are how parts of LibreOffice talk to each other.
    let local = u64::from(libc::AF_UNIX.unsigned_abs());
    let foreign = SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Ne, local)
        .and_then(|condition| SeccompRule::new(vec![condition]));
    let Ok(foreign) = foreign else { return false };
    rules.insert(libc::SYS_socket, vec![foreign]);
    apply(rules, SeccompAction::Allow, SeccompAction::Errno(EPERM.unsigned_abs()))
}

fn thread_only() -> Option<SeccompRule> {
    let flag = u64::from(CLONE_THREAD.unsigned_abs());
    let condition = SeccompCondition::new(0, SeccompCmpArgLen::Qword, SeccompCmpOp::MaskedEq(flag), flag).ok()?;
    SeccompRule::new(vec![condition]).ok()
}

fn apply(rules: BTreeMap<c_long, Vec<SeccompRule>>, else_: SeccompAction, then: SeccompAction) -> bool {
    let program = || -> Option<BpfProgram> {
        let machine = MACHINE?;
        SeccompFilter::new(rules, else_, then, machine).ok()?.try_into().ok()
    };
    program().is_some_and(|program| apply_filter_all_threads(&program).is_ok())
}
