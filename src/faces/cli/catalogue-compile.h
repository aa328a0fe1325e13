/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Compiling the files of a language.
 */
#ifndef BOWOUT_SRC_FACES_CLI_CATALOGUE_COMPILE_H
#define BOWOUT_SRC_FACES_CLI_CATALOGUE_COMPILE_H

/* Writes the pack into the folder of the language. Gives the exit code; what is wrong is said. */
int catalogue_compile(const char *language);

#endif
