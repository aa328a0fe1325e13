/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where the program's own files are. They are looked for from the program itself: beside it, as in
 * the folder it was built in; then where they stand to it once installed, wherever that tree was
 * put or moved; then at the places it was configured for.
 */
#ifndef BOWOUT_BASE_INSTALLED_H
#define BOWOUT_BASE_INSTALLED_H

#include <glib.h>

#include "bowout/base/problem.h"

/* What a language folder says of one thing ("tone"): NAME.conf, then the .conf files in NAME.d
 * by their names. GPtrArray of char *, the caller's. */
GPtrArray *installed_parts(const char *language, const char *name);
/* Those of the folder given, else of $BOWOUT_DATADIR, else of the first of the places that has
 * "en/NAME.conf". NULL when none has: then an error is added that says where it was looked for,
 * and what to do. */
GPtrArray *installed_data_parts(const char *folder, const char *name, Problems *problems);

/* A program that only bowout runs. */
char *installed_helper(const char *name);

/* The administrator's file of this name. Only configure decides about it, never the environment
   or the program's place. */
char *installed_setting(const char *name);

const char *installed_locale_folder(void);

#endif
