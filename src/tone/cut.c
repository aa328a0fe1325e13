/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The largest flow from beginning to end, by Ford and Fulkerson's way: each position is a pipe that
 * lets through its weight, from its front to its back, and the pipes that hold the flow back are
 * the cut. From the back of one to the front of the next anything may flow. Fronts and backs that
 * were reached are bits of a number, so looking for a way costs a few steps a position. */
#include "config.h"

#include "cut.h"

#define BIT(position) (G_GUINT64_CONSTANT(1) << (position))
#define FROM_START CUT_POSITIONS_MOST /* no position: the beginning */

typedef struct {
    const CutGraph *graph;
    guint32 inside[CUT_POSITIONS_MOST];                      /* what flows through the pipe */
    guint32 between[CUT_POSITIONS_MOST][CUT_POSITIONS_MOST]; /* from one to the next; only where `fed_by` says so */
    guint64 fed_by[CUT_POSITIONS_MOST];                      /* from which something flows to it */
    guint64 fronts, backs;                                   /* reached */
    guint8 front_from[CUT_POSITIONS_MOST], back_from[CUT_POSITIONS_MOST];
    guint8 queue[2 * CUT_POSITIONS_MOST]; /* the number of a position, twice, and 1 for its back */
    guint taken, put;
} Pipes;

static void reach_fronts(Pipes *pipes, guint64 positions, guint from) {
    positions &= ~pipes->fronts;
    pipes->fronts |= positions;
    for (; positions != 0; positions &= positions - 1) {
        guint position = (guint)__builtin_ctzll(positions);
        pipes->front_from[position] = (guint8)from;
        pipes->queue[pipes->put++] = (guint8)(2 * position);
    }
}

static void reach_backs(Pipes *pipes, guint64 positions, guint from) {
    positions &= ~pipes->backs;
    pipes->backs |= positions;
    for (; positions != 0; positions &= positions - 1) {
        guint position = (guint)__builtin_ctzll(positions);
        pipes->back_from[position] = (guint8)from;
        pipes->queue[pipes->put++] = (guint8)(2 * position + 1);
    }
}

/* The shortest way on which more may flow, by the last position in it; FROM_START when there is
   none. What flows somewhere already may also be turned back. */
static guint find_way(Pipes *pipes) {
    const CutGraph *graph = pipes->graph;
    pipes->fronts = pipes->backs = 0;
    pipes->taken = pipes->put = 0;
    reach_fronts(pipes, graph->first, FROM_START);
    while (pipes->taken < pipes->put) {
        guint end = pipes->queue[pipes->taken++], position = end / 2;
        if (end % 2 == 0) {
            if (pipes->inside[position] < graph->weights[position]) reach_backs(pipes, BIT(position), position);
            reach_backs(pipes, pipes->fed_by[position], position);
        } else {
            if ((graph->last & BIT(position)) != 0) return position;
            reach_fronts(pipes, graph->after[position], position);
            if (pipes->inside[position] > 0) reach_fronts(pipes, BIT(position), position);
        }
    }
    return FROM_START;
}

/* How much more may flow on the step to the back of `position`. */
static guint32 room_to_back(const Pipes *pipes, guint position) {
    guint from = pipes->back_from[position];
    return from == position ? pipes->graph->weights[position] - pipes->inside[position] : pipes->between[position][from];
}

static guint32 room_of_way(const Pipes *pipes, guint last) {
    guint32 room = CUT_NEVER;
    for (guint position = last;;) {
        guint front = pipes->back_from[position], before = pipes->front_from[front];
        room = MIN(room, room_to_back(pipes, position));
        if (before == FROM_START) return room;
        if (before == front) room = MIN(room, pipes->inside[front]); /* turned back inside its pipe */
        position = before;
    }
}

static void flow_between(Pipes *pipes, guint from, guint to, guint32 amount) {
    if ((pipes->fed_by[to] & BIT(from)) == 0) pipes->between[from][to] = 0;
    pipes->fed_by[to] |= BIT(from);
    pipes->between[from][to] += amount;
}

static void turn_back(Pipes *pipes, guint from, guint to, guint32 amount) {
    pipes->between[from][to] -= amount;
    if (pipes->between[from][to] == 0) pipes->fed_by[to] &= ~BIT(from);
}

static void let_flow(Pipes *pipes, guint last, guint32 amount) {
    for (guint position = last;;) {
        guint front = pipes->back_from[position], before = pipes->front_from[front];
        if (front == position)
            pipes->inside[position] += amount;
        else
            turn_back(pipes, position, front, amount);
        if (before == FROM_START) return;
        if (before == front)
            pipes->inside[front] -= amount;
        else
            flow_between(pipes, before, front, amount);
        position = before;
    }
}

guint64 cut_lightest(const CutGraph *graph) {
    Pipes pipes;
    guint last;
    pipes.graph = graph;
    for (guint i = 0; i < graph->positions; i++) {
        pipes.inside[i] = 0;
        pipes.fed_by[i] = 0;
    }
    for (guint32 flow = 0; (last = find_way(&pipes)) != FROM_START;) {
        guint32 amount = room_of_way(&pipes, last);
        flow += amount;
        if (flow >= CUT_NEVER) return 0;
        let_flow(&pipes, last, amount);
    }
    return pipes.fronts & ~pipes.backs;
}
