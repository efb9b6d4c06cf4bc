#!/usr/bin/env python3
"""Opens idle event streams and slow clients, keeps them open and counts what becomes of them.

streams.py HOST PORT STREAMS SLOW SECONDS
"""
import asyncio
import sys

host, port, streams, slow, seconds = sys.argv[1], *map(int, sys.argv[2:6])
counts = {"open": 0, "refused": 0, "told": 0, "ended": 0, "slow ended": 0}


async def stream(end):
    try:
        reader, writer = await asyncio.open_connection(host, port)
        writer.write(f"GET /api/v1/stream HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
    except (OSError, asyncio.IncompleteReadError):
        counts["refused"] += 1
        return
    counts["open" if b" 200 " in head.split(b"\r\n")[0] else "refused"] += 1
    told = False
    try:
        while not end.is_set():
            chunk = await asyncio.wait_for(reader.read(65536), 1.0)
            if not chunk:
                counts["ended"] += 1
                return
            if b"event:" in chunk and not told:
                told = True
                counts["told"] += 1
    except asyncio.TimeoutError:
        pass
    while not end.is_set():
        try:
            chunk = await asyncio.wait_for(reader.read(65536), 5.0)
        except asyncio.TimeoutError:
            continue
        except OSError:
            chunk = b""
        if not chunk:
            counts["ended"] += 1
            return
        if b"event:" in chunk and not told:
            told = True
            counts["told"] += 1
    writer.close()


async def dribble(end):
    try:
        reader, writer = await asyncio.open_connection(host, port)
        for byte in "GET / HTTP/1.1\r\nX-Slow: " + "a" * 100000:
            if end.is_set():
                return
            writer.write(byte.encode())
            await writer.drain()
            await asyncio.sleep(0.5)
    except OSError:
        counts["slow ended"] += 1


async def main():
    end = asyncio.Event()
    tasks = []
    for n in range(streams):
        tasks.append(asyncio.create_task(stream(end)))
        if n % 100 == 99:
            await asyncio.sleep(0.05)
    tasks += [asyncio.create_task(dribble(end)) for _ in range(slow)]
    while counts["open"] + counts["refused"] < streams:
        await asyncio.sleep(0.2)
    print("streams", counts["open"], "refused", counts["refused"], flush=True)
    await asyncio.sleep(seconds)
    end.set()
    print(", ".join(f"{name} {count}" for name, count in counts.items()), flush=True)
    for task in tasks:
        task.cancel()


asyncio.run(main())
