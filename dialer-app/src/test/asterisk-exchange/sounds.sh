#!/bin/bash
# Makes the sounds of the exchange, 8 kHz mu-law, in the directory $1.
set -euo pipefail
dir=$1
mkdir -p "$dir"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
raw=(-r 8000 -c 1 -t raw -e mu-law)
say() {
  espeak-ng -v en-us -s 165 -w "$work/said.wav" "$2"
  sox -q "$work/said.wav" "${raw[@]}" "$dir/$1.ulaw" silence 1 0.01 0.5% gain -n -3
}
tone() { sox -q -n "${raw[@]}" "$dir/$1.ulaw" synth "$2" sine "$3" gain -6; }
say hello 'Hello?'
say firm 'Good morning, Acme hardware, how can I help you?'
say person 'Yes, this is she. I have a few minutes. What is this about?'
say machine "Hi, you have reached Mary and John. We can't come to the phone right now. Please leave your name, your number and a short message after the tone."
say agent 'Hello, my name is Alex. Do you have two minutes for a survey?'
tone beep 0.5 1000
tone fax 3 2100
tone tone440 10 440
# The special information tones of a vacant number, then the announcement.
part=0
for spec in '0.380 985.2' '0.274 1370.6' '0.380 1776.7'; do
  part=$((part + 1))
  # shellcheck disable=SC2086 # two words: length and pitch
  set -- $spec
  sox -q -n -r 8000 -c 1 "$work/$part.wav" synth "$1" sine "$2" gain -6
done
espeak-ng -v en-us -w "$work/words.wav" 'The number you have dialled is not in service.'
sox -q "$work/words.wav" -r 8000 -c 1 "$work/4.wav"
sox -q "$work/1.wav" "$work/2.wav" "$work/3.wav" "$work/4.wav" "${raw[@]}" "$dir/vacant.ulaw"
head -c 80000 /dev/zero | tr '\0' '\377' >"$dir/silence.ulaw"
