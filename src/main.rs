//! The page's entry point in the browser. Natively there is nothing to start: `cargo xtask serve` shows the page.

fn main() {
    #[cfg(target_arch = "wasm32")]
    dps_enroll::ui::mount();
}
