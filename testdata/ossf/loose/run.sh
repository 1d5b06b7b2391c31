#!/usr/bin/env zsh
npm install
