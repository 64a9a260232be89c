//! What the page calls. The caller has the memory: the file lies where it likes, and the module goes behind it.

// The one crate with `unsafe`: a memory that both sides see cannot be had without.
#![allow(unsafe_code)]

use core::{arch::wasm32, panic::PanicInfo, slice};

use crate::together;

/// Writes the module whose file lies at `file`, `length` bytes long, to `module`, and returns how long it is; 0 if the file is
/// damaged.
///
/// # Safety
/// `length` bytes from `file` on and as many from `module` on are the caller's, and nobody else uses them meanwhile.
#[unsafe(no_mangle)]
unsafe extern "C" fn put_together(file: *const u8, length: usize, module: *mut u8) -> usize {
    // SAFETY: as the caller promises; a module is shorter than its file.
    let (file, module) =
        unsafe { (slice::from_raw_parts(file, length), slice::from_raw_parts_mut(module, length)) };
    together(file, module).unwrap_or_default()
}

/// Nothing here panics; were it to, the page would not start.
#[panic_handler]
fn stop(_: &PanicInfo<'_>) -> ! {
    wasm32::unreachable()
}
