//! Where the programs' memory comes from.

use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};

/// Half the code of the standard library's allocator, which every program would carry.
#[global_allocator]
static MEMORY: WasmDynamicTalc = new_wasm_dynamic_allocator();
