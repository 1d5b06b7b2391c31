// Parsers times conftest's own parsers over the files of some folders: one thread, files in memory, the least of five runs.
//
//	parsers FOLDER…
//
// It prints `FORMAT FILES BYTES SECONDS` a line, which tests/bench/parse sets beside karat's. A file that conftest does not
// read counts for nobody: its path goes to standard error.
package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/open-policy-agent/conftest/parser"
)

func format(path string) string {
	name := strings.ToLower(filepath.Base(path))
	switch {
	case strings.HasSuffix(name, ".yaml"), strings.HasSuffix(name, ".yml"):
		return "yaml"
	case strings.HasSuffix(name, ".json"):
		return "json"
	case strings.HasSuffix(name, ".toml"):
		return "toml"
	case strings.HasSuffix(name, ".tf"):
		return "hcl2"
	case name == "dockerfile", strings.HasSuffix(name, ".dockerfile"), strings.HasPrefix(name, "dockerfile."):
		return "dockerfile"
	}
	return ""
}

func main() {
	runtime.GOMAXPROCS(1)
	files := map[string][][]byte{}
	for _, folder := range os.Args[1:] {
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			kind := format(path)
			if err != nil || kind == "" || !entry.Type().IsRegular() {
				return err
			}
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			if !reads(kind, text) {
				fmt.Fprintln(os.Stderr, path)
				return nil
			}
			files[kind] = append(files[kind], text)
			return nil
		})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
	}
	for _, kind := range []string{"yaml", "json", "toml", "hcl2", "dockerfile"} {
		if len(files[kind]) > 0 {
			measure(kind, files[kind])
		}
	}
}

func reads(kind string, text []byte) (ok bool) {
	defer func() { ok = ok && recover() == nil }()
	own, err := parser.New(kind)
	if err != nil {
		return false
	}
	var value any
	return own.Unmarshal(text, &value) == nil
}

func measure(kind string, texts [][]byte) {
	own, err := parser.New(kind)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	bytes, least := 0, time.Duration(0)
	for _, text := range texts {
		bytes += len(text)
	}
	for run := range 5 {
		start := time.Now()
		for _, text := range texts {
			var value any
			_ = own.Unmarshal(text, &value)
		}
		if took := time.Since(start); run == 0 || took < least {
			least = took
		}
	}
	fmt.Printf("%s %d %d %.6f\n", kind, len(texts), bytes, least.Seconds())
}
