# Libraries of the system, and the parser sources that npm delivers. Each is an imported or an own
# target with SYSTEM includes, so that no warning of a foreign header reaches our build.

find_package(LLVM 19.1 CONFIG REQUIRED HINTS /usr/lib/llvm-19)
llvm_map_components_to_libnames(HYBRIDIZE_LLVM_LIBS support)
add_library(hybridize_llvm INTERFACE)
target_include_directories(hybridize_llvm SYSTEM INTERFACE ${LLVM_INCLUDE_DIRS})
separate_arguments(HYBRIDIZE_LLVM_DEFINITIONS NATIVE_COMMAND "${LLVM_DEFINITIONS}")
target_compile_definitions(hybridize_llvm INTERFACE ${HYBRIDIZE_LLVM_DEFINITIONS})
target_link_libraries(hybridize_llvm INTERFACE ${HYBRIDIZE_LLVM_LIBS})

find_package(Threads REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 2.1 REQUIRED)

find_package(PkgConfig REQUIRED)
pkg_check_modules(libgit2 REQUIRED IMPORTED_TARGET libgit2>=1.5)

# toml++ as headers only: its compiled form has the exceptions that we do without.
find_path(HYBRIDIZE_TOMLPLUSPLUS_INCLUDE_DIR toml++/toml.h REQUIRED)
add_library(hybridize_toml INTERFACE)
target_include_directories(hybridize_toml SYSTEM INTERFACE ${HYBRIDIZE_TOMLPLUSPLUS_INCLUDE_DIR})
target_compile_definitions(hybridize_toml INTERFACE TOML_EXCEPTIONS=0)

add_library(hybridize_json INTERFACE)
target_link_libraries(hybridize_json INTERFACE nlohmann_json::nlohmann_json)

option(HYBRIDIZE_TESTS "Build the tests" ON)
option(HYBRIDIZE_BENCHMARKS "Build the benchmarks" ON)
if(HYBRIDIZE_TESTS)
  find_package(GTest REQUIRED)
endif()
if(HYBRIDIZE_BENCHMARKS)
  find_package(benchmark REQUIRED)
endif()

include(NpmSources)
set(tree_sitter "${HYBRIDIZE_NPM_DIR}/node_modules/tree-sitter/vendor/tree-sitter/lib")
set(tree_sitter_python "${HYBRIDIZE_NPM_DIR}/node_modules/tree-sitter-python/src")

add_library(hybridize_tree_sitter STATIC
  "${tree_sitter}/src/lib.c"
  "${tree_sitter_python}/parser.c"
  "${tree_sitter_python}/scanner.c")
target_include_directories(hybridize_tree_sitter SYSTEM PUBLIC "${tree_sitter}/include")
set_source_files_properties("${tree_sitter}/src/lib.c" PROPERTIES
  INCLUDE_DIRECTORIES "${tree_sitter}/src;${tree_sitter}/src/wasm")
set_source_files_properties("${tree_sitter_python}/parser.c" "${tree_sitter_python}/scanner.c"
  PROPERTIES INCLUDE_DIRECTORIES "${tree_sitter_python}")
# Optimised in debug builds too: parsing is most of the time of a small test.
target_compile_options(hybridize_tree_sitter PRIVATE -w -O2)
target_compile_definitions(hybridize_tree_sitter PRIVATE _POSIX_C_SOURCE=200112L _DEFAULT_SOURCE)
set_target_properties(hybridize_tree_sitter PROPERTIES
  C_STANDARD 11 POSITION_INDEPENDENT_CODE ON EXPORT_COMPILE_COMMANDS OFF C_CLANG_TIDY "")
