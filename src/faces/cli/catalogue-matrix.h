/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The completeness of a catalogue as tables of 80 columns.
 */
#ifndef BOWOUT_SRC_FACES_CLI_CATALOGUE_MATRIX_H
#define BOWOUT_SRC_FACES_CLI_CATALOGUE_MATRIX_H

#include "bowout/letter/catalogue.h"

/* Of catalogue_coverage(); a table for each situation, holes and what is scarce marked. Owned by
   the caller. */
char *catalogue_matrix(const GArray *coverages);

#endif
