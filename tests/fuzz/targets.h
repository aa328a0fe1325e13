/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * targets: the places where bytes of strangers come in. Each takes any bytes and must end, well,
 * whatever they are; what it can compare (a text read back, an offset in range) it does compare,
 * and stops the program when that does not hold.
 */
#ifndef BOWOUT_TESTS_FUZZ_TARGETS_H
#define BOWOUT_TESTS_FUZZ_TARGETS_H

#include <glib.h>

typedef struct {
    const char *name;
    void (*run)(const char *bytes, gsize length);
} FuzzTarget;

/* NULL behind the last. */
const FuzzTarget *fuzz_target_at(guint index);
const FuzzTarget *fuzz_target(const char *name);

/* Stops the program when it does not hold. Not g_assert: its message goes through what is tried. */
void must(gboolean held, const char *what);
void must_be_text(const char *text, const char *what);

void try_mail(const char *bytes, gsize length);

#endif
