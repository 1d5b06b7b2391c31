CREATE TABLE orders (
  id    bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  total numeric(10, 2) NOT NULL
);
