#!/usr/bin/env bash
# Opens one pull request for a vendor that moved, or brings the one that is open up to date, from what
# scripts/regenerate.sh wrote. Never merges. Needs git, gh and GH_TOKEN with contents, pull requests and actions to write.
# usage: scripts/propose.sh VENDOR OUT
set -euo pipefail
cd "$(dirname "$0")/.."
vendor="$1"
out="$(cd "$2" && pwd)"
[[ "$vendor" =~ ^[a-z0-9_]+$ ]] || { echo "no vendor: $vendor" >&2; exit 1; }
grade="$(cat "$out/grade")"
case "$grade" in breaking | additive | cosmetic) ;; *) echo "$vendor: $grade, nothing to propose"; exit 0 ;; esac
[[ -s "$out/change.patch" ]] || { echo "$vendor: nothing was taken in, nothing to propose"; exit 0; }

base="$(git rev-parse --abbrev-ref HEAD)"
branch="upstream/$vendor"
title="$vendor: its documents moved ($grade)"
git switch --quiet --force-create "$branch"
git apply --index --binary "$out/change.patch"
# The patch comes from a job that read a stranger's page: it may touch nothing but what the generator writes.
strays="$(git diff --cached --name-only | grep -Ev "^(specs/$vendor/|overlays/$vendor(\.yaml$|/)|generated/)" || true)"
[[ -z "$strays" ]] || { echo "$vendor: the change reaches too far: $strays" >&2; exit 1; }
git -c user.name="regenerate" -c user.email="regenerate@users.noreply.github.com" commit --quiet --message "$title"
# Nothing stores the token: it is asked for when git needs it.
with_token=(git -c credential.helper= -c credential.helper='!gh auth git-credential')
# What a person added to the pull request stays: then the new report is a comment, and the branch is left alone.
seen=""
if "${with_token[@]}" fetch --quiet origin "+refs/heads/$branch:refs/remotes/origin/$branch" 2>/dev/null; then
  seen="$(git rev-parse "refs/remotes/origin/$branch")"
  # No -q: grep would leave at the first match, and git's broken pipe would count as "nobody" under pipefail.
  if git log --format=%ae "HEAD~1..$seen" | grep -v '^regenerate@' >/dev/null; then
    gh pr comment "$branch" --body-file "$out/report.md"
    git switch --quiet "$base"
    exit 0
  fi
fi
"${with_token[@]}" push --quiet --force-with-lease="$branch:$seen" origin "$branch"

gh label create "drift: $grade" --force --description "A vendor's documents moved" >/dev/null
number="$(gh pr list --head "$branch" --base "$base" --state open --json number --jq '.[0].number // empty')"
if [[ -n "$number" ]]; then
  for other in breaking additive cosmetic; do
    [[ "$other" == "$grade" ]] || gh pr edit "$number" --remove-label "drift: $other" >/dev/null 2>&1 || true
  done
  gh pr edit "$number" --title "$title" --body-file "$out/report.md" --add-label "drift: $grade"
else
  gh pr create --base "$base" --head "$branch" --title "$title" --body-file "$out/report.md" --label "drift: $grade"
fi
# A branch that is pushed with the workflow's own token starts no workflow by itself.
gh workflow run ci.yml --ref "$branch"
git switch --quiet "$base"
