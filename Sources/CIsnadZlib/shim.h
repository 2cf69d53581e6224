#ifndef ISNAD_ZLIB_SHIM_H
#define ISNAD_ZLIB_SHIM_H

#include <zlib.h>

// zlib offers these as macros, which Swift does not see.
static inline int isnad_inflate_init(z_streamp stream, int window_bits) { return inflateInit2(stream, window_bits); }
static inline int isnad_deflate_init(z_streamp stream, int level, int window_bits) {
    return deflateInit2(stream, level, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
}

#endif
