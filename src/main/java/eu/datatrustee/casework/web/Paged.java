package eu.datatrustee.casework.web;

import java.util.List;

/**
 * One page of a list.
 *
 * @param page from 0
 * @param size items asked for, at most {@link PageOf#LARGEST}
 * @param total items in all that the caller may see
 */
public record Paged<T>(List<T> items, int page, int size, long total) {}
