package main

import (
	"net/http/httptest"
	"testing"
)

func TestHealthzAnswersOk(t *testing.T) {
	recorder := httptest.NewRecorder()
	handler().ServeHTTP(recorder, httptest.NewRequest("GET", "/healthz", nil))
	if recorder.Body.String() != "ok\n" {
		t.Fatalf("got %q", recorder.Body.String())
	}
}
