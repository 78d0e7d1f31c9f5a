# hybridize_warnings(<target>): the warnings that our own code compiles without.

option(HYBRIDIZE_WERROR "Treat warnings as errors" ON)

function(hybridize_warnings target)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor
    -Woverloaded-virtual -Wcast-qual -Wimplicit-fallthrough -Wextra-semi -Wundef
    # Fields left out of a designated initialiser take their default on purpose.
    -Wno-missing-field-initializers)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Wrong about std::string, std::optional and SmallVector once GCC 12 has inlined them.
    target_compile_options(${target} PRIVATE
      -Wno-maybe-uninitialized -Wno-restrict -Wno-array-bounds -Wno-stringop-overflow
      -Wno-stringop-overread -Wno-dangling-pointer)
  endif()
  if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    # Raised inside libstdc++ 12 by std::stable_sort.
    target_compile_options(${target} PRIVATE -Wno-deprecated-declarations)
  endif()
  if(HYBRIDIZE_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
endfunction()
