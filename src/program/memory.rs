//! The global allocator of the programs.

use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};

/// Half the code size of the standard library's allocator.
#[global_allocator]
static MEMORY: WasmDynamicTalc = new_wasm_dynamic_allocator();
