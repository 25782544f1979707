#!/usr/bin/env bash
# Makes the two clips that ship for the demo, voxwright/sandbox/clips/ada.{wav,mp3}: a synthetic voice, nobody's
# recording, so that anyone may use them. Needs espeak-ng, sox and lame. The same versions of the three write the same bytes.
set -euo pipefail
cd "$(dirname "$0")/.."

out=voxwright/sandbox/clips
text="Good evening. My name is Ada, and this is how I sound."
raw=$(mktemp --suffix=.wav)
trap 'rm -f "$raw"' EXIT

mkdir -p "$out"
espeak-ng -v en-gb -s 150 -p 62 -w "$raw" "$text"
# -R and -D: no random dither, so the bytes repeat. Headroom first, or the resampler clips the peaks.
sox -R "$raw" -D -r 16000 -b 16 -c 1 "$out/ada.wav" gain -h rate silence 1 0.01 0.5% reverse silence 1 0.01 0.5% reverse norm -3
lame --quiet --cbr -b 64 -m m --noreplaygain "$out/ada.wav" "$out/ada.mp3"
soxi "$out/ada.wav"
ls -l "$out"
