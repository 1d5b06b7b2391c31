import express from "express";
import { orders } from "./orders.js";

const app = express();

app.get("/healthz", (_request, response) => response.send("ok"));
app.get("/orders/:id", async (request, response) => response.json(await orders.find(request.params.id)));
app.listen(Number(process.env.PORT ?? 8080));
