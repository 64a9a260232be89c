//! What the page calls. It writes the file into memory that it has asked for, and reads the module where this leaves it.

// The one crate with `unsafe`: a memory that both sides see cannot be had without.
#![allow(unsafe_code)]

use core::slice;

use lol_alloc::LeakingPageAllocator;

/// Nothing is given back: this runs once, and its memory goes when it is done.
#[global_allocator]
static MEMORY: LeakingPageAllocator = LeakingPageAllocator;

/// Where a module lies, and how long it is.
#[repr(C)]
struct Module {
    at: *const u8,
    length: usize,
}

/// The module whose file lies at `file`, `length` bytes long. It is 0 bytes long if the file is damaged.
///
/// # Safety
/// `length` bytes from `file` on are the caller's, and nobody writes there meanwhile.
#[unsafe(no_mangle)]
unsafe extern "C" fn unpack(file: *const u8, length: usize) -> *const Module {
    // SAFETY: as the caller promises.
    let file = unsafe { slice::from_raw_parts(file, length) };
    let module = crate::unpack(file).unwrap_or_default().leak();
    Box::leak(Box::new(Module { at: module.as_ptr(), length: module.len() }))
}
