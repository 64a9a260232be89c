//! The page's memory: what is given back is wiped first.
//!
//! Secrets have a type that wipes itself (`secret.rs`). On their way in and out they pass through what does not: texts that the browser
//! writes into the page's memory, JSON, requests, buffers that have grown. Each of these ends here.

// One of two places with `unsafe`, with `columns`: memory cannot be given out without.
#![allow(unsafe_code)]

use std::{
    alloc::{GlobalAlloc, Layout, System},
    hint::black_box,
};

struct Wiped;

#[global_allocator]
static MEMORY: Wiped = Wiped;

// SAFETY: all is the system's own, which is asked for no more and told of no more than what it was asked for. Growing is the
// trait's: a new block, a copy, and the old one given back, here.
unsafe impl GlobalAlloc for Wiped {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as the caller promises.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the block is the caller's, as long as the layout says, and nobody reads it any more. What happens to its address
        // is not the compiler's to know, so that it leaves the zeros in.
        unsafe {
            block.write_bytes(0, layout.size());
            System.dealloc(black_box(block), layout);
        }
    }
}
