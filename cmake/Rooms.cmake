# What a room is to the build: one static library, one test executable. See docs/architecture.md.

include(GoogleTest)

# Compile settings of all our targets. Sections let the linker drop what nobody calls.
function(hybridize_settings target)
  hybridize_warnings(${target})
  target_compile_options(${target} PRIVATE -ffunction-sections -fdata-sections
    # What a failed check prints does not depend on where the tree lies.
    "-fmacro-prefix-map=${CMAKE_SOURCE_DIR}/=")
endfunction()

function(hybridize_no_rtti target)
  # As Debian's LLVM is: a class derived from an LLVM class would not link otherwise.
  target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)
endfunction()

# hybridize_room(<name> [DEPENDS <room>...] [LIBS <target>...] [PRIVATE_LIBS <target>...])
# Makes hybridize_<name> from src/<name>/*.cpp. A room without sources is an interface library, so
# that what depends on it configures. The arrows are also written down for the layering test.
function(hybridize_room name)
  cmake_parse_arguments(PARSE_ARGV 1 room "" "" "DEPENDS;LIBS;PRIVATE_LIBS")
  set(target hybridize_${name})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/${name}/*.cpp")
  list(TRANSFORM room_DEPENDS PREPEND hybridize_ OUTPUT_VARIABLE depends)
  if(sources)
    add_library(${target} STATIC ${sources})
    target_include_directories(${target}
      PUBLIC "${CMAKE_SOURCE_DIR}/include"
      PRIVATE "${CMAKE_SOURCE_DIR}/src")
    target_link_libraries(${target}
      PUBLIC hybridize_llvm ${depends} ${room_LIBS}
      PRIVATE ${room_PRIVATE_LIBS})
    hybridize_settings(${target})
    hybridize_no_rtti(${target})
  else()
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE "${CMAKE_SOURCE_DIR}/include")
    target_link_libraries(${target} INTERFACE hybridize_llvm ${depends} ${room_LIBS})
  endif()
  string(JOIN " " arrows ${room_DEPENDS})
  set_property(GLOBAL APPEND PROPERTY HYBRIDIZE_ROOMS ${name})
  set_property(GLOBAL APPEND_STRING PROPERTY HYBRIDIZE_ARROWS "${name}: ${arrows}\n")
endfunction()

# hybridize_room_tests(<room> [LIBS <target>...])
# Makes hybridize_<room>_test from tests/<room>/*.cpp, if there are any. Tests see the private
# headers of the room, and `HYBRIDIZE_SOURCE_DIR` for data that lies in the source tree.
function(hybridize_room_tests name)
  cmake_parse_arguments(PARSE_ARGV 1 room "" "" "LIBS")
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/${name}/*.cpp")
  if(NOT sources)
    return()
  endif()
  set(target hybridize_${name}_test)
  add_executable(${target} ${sources})
  target_include_directories(${target} PRIVATE
    "${CMAKE_SOURCE_DIR}/src" "${CMAKE_SOURCE_DIR}/tests")
  target_link_libraries(${target} PRIVATE
    hybridize_${name} ${room_LIBS} GTest::gmock GTest::gtest_main)
  target_compile_definitions(${target} PRIVATE HYBRIDIZE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  hybridize_settings(${target})
  gtest_discover_tests(${target}
    TEST_PREFIX "${name}."
    DISCOVERY_MODE PRE_TEST
    PROPERTIES LABELS unit)
endfunction()

# hybridize_embed(<target> <symbol> <base-dir> <file>...)
# Packs files into the binary: adds to <target> a generated source that defines, in namespace
# hybridize, `const EmbeddedFiles <symbol>` (hybridize/base/embedded.h), the files in the given
# order, named by their path below <base-dir>.
function(hybridize_embed target symbol base_dir)
  set(list_file "${CMAKE_CURRENT_BINARY_DIR}/${target}_${symbol}.list")
  set(output "${CMAKE_CURRENT_BINARY_DIR}/${target}_${symbol}.cpp")
  string(JOIN "\n" text ${ARGN})
  file(CONFIGURE OUTPUT "${list_file}" CONTENT "@text@\n" @ONLY)
  add_custom_command(
    OUTPUT "${output}"
    COMMAND hybridize_embed_tool "${symbol}" "${base_dir}" "${list_file}" "${output}"
    DEPENDS hybridize_embed_tool "${list_file}" ${ARGN}
    COMMENT "Packing ${symbol}"
    VERBATIM)
  target_sources(${target} PRIVATE "${output}")
  # String literals longer than ISO C++ promises to take.
  set_source_files_properties("${output}" PROPERTIES COMPILE_OPTIONS "-w;-O0")
endfunction()
