# HYBRIDIZE_SANITIZE: a list as the compiler takes it ("address,undefined"); empty for none.

set(HYBRIDIZE_SANITIZE "" CACHE STRING "Sanitizers to build with, separated by commas")
if(HYBRIDIZE_SANITIZE)
  # The vptr check needs the RTTI that LLVM is built without.
  set(sanitize_flags "-fsanitize=${HYBRIDIZE_SANITIZE}" -fno-sanitize=vptr
    -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_compile_options(${sanitize_flags})
  add_link_options(${sanitize_flags})
endif()
