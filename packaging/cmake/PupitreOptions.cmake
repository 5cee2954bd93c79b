# One INTERFACE target carries the language standard, the warnings and Qt's strictness to every target.
find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # The sloppiness lets ccache serve translation units that use a precompiled header.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        ${CCACHE})
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG" CACHE STRING "" FORCE)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

add_library(pupitre-options INTERFACE)
target_compile_features(pupitre-options INTERFACE cxx_std_20)
set_property(TARGET pupitre-options PROPERTY INTERFACE_POSITION_INDEPENDENT_CODE ON)
target_include_directories(pupitre-options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_definitions(pupitre-options INTERFACE
    PUPITRE_VERSION="${PROJECT_VERSION}"
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_CONTEXTLESS_CONNECT QT_NO_FOREACH QT_NO_KEYWORDS QT_NO_JAVA_STYLE_ITERATORS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_DISABLE_DEPRECATED_BEFORE=0x060400 OPENSSL_API_COMPAT=30000)
# Compiled in batches, a name local to a function may be that of a constant of the neighbour.
set(batched $<BOOL:$<TARGET_PROPERTY:UNITY_BUILD>>)
set(shadow $<IF:$<AND:${batched},$<CXX_COMPILER_ID:GNU>>,-Wshadow=local,-Wshadow>)
target_compile_options(pupitre-options INTERFACE
    -Wall -Wextra -Wpedantic ${shadow} -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align
    -Wimplicit-fallthrough -Wnull-dereference -Wundef -fstack-protector-strong
    $<$<BOOL:${PUPITRE_WERROR}>:-Werror>
    # Header-only false positives of GCC 12 at -O2 (QList, std::string): not ours to mend.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-null-dereference>)
target_compile_definitions(pupitre-options INTERFACE _GLIBCXX_ASSERTIONS $<$<AND:$<CONFIG:Release>,$<NOT:$<BOOL:${WIN32}>>>:_FORTIFY_SOURCE=2>)
if(NOT WIN32 AND NOT APPLE)
    target_link_options(pupitre-options INTERFACE -Wl,-z,relro,-z,now)
endif()
if(PUPITRE_SANITIZE)
    target_compile_options(pupitre-options INTERFACE -fsanitize=${PUPITRE_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(pupitre-options INTERFACE -fsanitize=${PUPITRE_SANITIZE})
endif()
if(PUPITRE_COVERAGE)
    target_compile_options(pupitre-options INTERFACE --coverage)
    target_link_options(pupitre-options INTERFACE --coverage)
endif()

# Sources compiled six at a time: reading Qt's headers and instantiating its templates costs more than our own lines.
# Names in anonymous namespaces are therefore unique among the neighbours of a room.
function(pupitre_in_batches target)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 6)
endfunction()
