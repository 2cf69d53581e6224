#ifndef ISNAD_RULES_H
#define ISNAD_RULES_H
#include <stddef.h>

/// One file under Rules/, embedded as it was when the program was built.
struct isnad_rule_file {
    const char *path;
    const unsigned char *bytes;
    size_t size;
};

size_t isnad_rule_file_count(void);
struct isnad_rule_file isnad_rule_file_at(size_t index);

#endif
