"""Things that hold other things (region groups, themes, derivations): closures, circles, order. No tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def closure(codes: Iterable[str], links: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The codes and everything that can be reached from them over the links. Ends on circles too."""
    reached: set[str] = set()
    waiting = list(codes)
    while waiting:
        code = waiting.pop()
        if code not in reached:
            reached.add(code)
            waiting.extend(links.get(code, ()))
    return frozenset(reached)


def circles(links: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Each circle among the links once, as the codes along it with the first one repeated at the end."""
    found: list[list[str]] = []
    done: set[str] = set()
    for root in links:
        path: list[str] = []
        on_path: set[str] = set()
        stack = [(root, iter(links.get(root, ())))] if root not in done else []
        if stack:
            path.append(root)
            on_path.add(root)
        while stack:
            code, targets = stack[-1]
            for target in targets:
                if target in on_path:
                    found.append([*path[path.index(target) :], target])
                elif target not in done:
                    stack.append((target, iter(links.get(target, ()))))
                    path.append(target)
                    on_path.add(target)
                    break
            else:
                stack.pop()
                path.pop()
                on_path.discard(code)
                done.add(code)
    return found


def in_order(links: Mapping[str, Iterable[str]]) -> list[str]:
    """The codes that have links, each after all that it links to. Expects links without circles."""
    order: list[str] = []
    done: set[str] = set()
    for root in links:
        stack = [root]
        while stack:
            code = stack[-1]
            open_links = [target for target in links[code] if target in links and target not in done]
            if code in done or not open_links:
                stack.pop()
                if code not in done:
                    done.add(code)
                    order.append(code)
            else:
                stack.extend(open_links)
    return order
