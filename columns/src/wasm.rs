//! What the page calls. It writes the file into memory that it has asked for, and reads the module where this leaves it.

// One of two places with `unsafe`, with the page's `browser/memory.rs`: a memory that both sides see cannot be had without.
#![allow(unsafe_code)]

use core::{ptr, slice};

use lol_alloc::LeakingPageAllocator;

use crate::Unpacking;

/// Nothing is given back: this runs once, and its memory goes when it is done.
#[global_allocator]
static MEMORY: LeakingPageAllocator = LeakingPageAllocator;

/// Where a module lies, and how long it is.
#[repr(C)]
struct Module {
    at: *const u8,
    length: usize,
}

/// Begins to unpack the file that lies at `file`, `length` bytes long.
///
/// # Safety
/// `length` bytes from `file` on are the caller's, and nobody writes there from now on.
#[unsafe(no_mangle)]
unsafe extern "C" fn begin(file: *const u8, length: usize) -> *mut Option<Unpacking<'static>> {
    // SAFETY: as the caller promises.
    let file = unsafe { slice::from_raw_parts(file, length) };
    Box::leak(Box::new(Unpacking::of(file).ok()))
}

/// Unpacks a part more. Null until it was the last; then the module, which is 0 bytes long if the file is damaged.
///
/// # Safety
/// `unpacking` is what `begin` returned.
#[unsafe(no_mangle)]
unsafe extern "C" fn go_on(unpacking: *mut Option<Unpacking<'static>>) -> *const Module {
    // SAFETY: as the caller promises.
    let unpacking = unsafe { &mut *unpacking };
    let module = match unpacking.as_mut().map(Unpacking::go_on) {
        Some(Ok(None)) => return ptr::null(),
        Some(Ok(Some(module))) => module,
        Some(Err(_)) | None => Vec::new(),
    };
    let module = module.leak();
    Box::leak(Box::new(Module { at: module.as_ptr(), length: module.len() }))
}
