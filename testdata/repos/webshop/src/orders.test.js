import assert from "node:assert";
import { test } from "node:test";
import { orders } from "./orders.js";

test("an order is found by its id", () => assert.equal(typeof orders.find, "function"));
