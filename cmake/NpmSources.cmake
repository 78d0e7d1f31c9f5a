# Sets HYBRIDIZE_NPM_DIR to a directory whose node_modules holds the packages of package-lock.json.
# It lies in the user's cache, under the hash of the lock file: build directories share it, and a
# configure run without network finds it again.

set(HYBRIDIZE_CACHE_DIR "" CACHE PATH "Where fetched sources are kept between builds")
if(HYBRIDIZE_CACHE_DIR)
  set(cache_dir "${HYBRIDIZE_CACHE_DIR}")
elseif(DEFINED ENV{XDG_CACHE_HOME} AND NOT "$ENV{XDG_CACHE_HOME}" STREQUAL "")
  set(cache_dir "$ENV{XDG_CACHE_HOME}/hybridize")
elseif(DEFINED ENV{HOME})
  set(cache_dir "$ENV{HOME}/.cache/hybridize")
else()
  set(cache_dir "${CMAKE_BINARY_DIR}/cache")
endif()

set(npm_inputs package.json package-lock.json .npmrc)
set(npm_text "")
foreach(input IN LISTS npm_inputs)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${input}")
  file(SHA256 "${CMAKE_SOURCE_DIR}/${input}" input_hash)
  string(APPEND npm_text "${input_hash}")
endforeach()
string(SHA256 npm_key "${npm_text}")
string(SUBSTRING "${npm_key}" 0 16 npm_key)
set(HYBRIDIZE_NPM_DIR "${cache_dir}/npm/${npm_key}")
# Also the marker: once somebody clears the cache, the next build configures again.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${HYBRIDIZE_NPM_DIR}/complete")

function(hybridize_fetch_npm_packages)
  file(MAKE_DIRECTORY "${cache_dir}/npm")
  file(LOCK "${cache_dir}/npm/lock" GUARD FUNCTION TIMEOUT 600)
  if(EXISTS "${HYBRIDIZE_NPM_DIR}/complete")
    return()
  endif()
  find_program(HYBRIDIZE_NPM npm REQUIRED)
  message(STATUS "Fetching the parser sources (npm ci) into ${HYBRIDIZE_NPM_DIR}")
  file(REMOVE_RECURSE "${HYBRIDIZE_NPM_DIR}")
  foreach(input IN LISTS npm_inputs)
    file(COPY "${CMAKE_SOURCE_DIR}/${input}" DESTINATION "${HYBRIDIZE_NPM_DIR}")
  endforeach()
  execute_process(
    COMMAND "${HYBRIDIZE_NPM}" ci --ignore-scripts --no-audit --no-fund
    WORKING_DIRECTORY "${HYBRIDIZE_NPM_DIR}"
    RESULT_VARIABLE result
    OUTPUT_VARIABLE output
    ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "npm ci failed (${result}):\n${output}")
  endif()
  file(TOUCH "${HYBRIDIZE_NPM_DIR}/complete")
endfunction()

if(NOT EXISTS "${HYBRIDIZE_NPM_DIR}/complete")
  hybridize_fetch_npm_packages()
endif()
