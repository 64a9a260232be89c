//! The page's entry point in the browser; natively there is nothing to start.

fn main() {}
