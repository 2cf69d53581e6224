#ifndef ISNAD_WEB_H
#define ISNAD_WEB_H
#include <stddef.h>

/// One file under Web/, embedded as it was when the program was built.
struct isnad_web_file {
    const char *path;
    const unsigned char *bytes;
    size_t size;
};

size_t isnad_web_file_count(void);
struct isnad_web_file isnad_web_file_at(size_t index);

#endif
