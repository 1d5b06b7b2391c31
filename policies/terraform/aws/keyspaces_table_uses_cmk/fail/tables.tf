resource "aws_keyspaces_table" "orders" { # finding: terraform.aws.keyspaces_table_uses_cmk
  keyspace_name = aws_keyspaces_keyspace.shop.name
  table_name    = "orders"

  schema_definition {
    column {
      name = "id"
      type = "ascii"
    }

    partition_key {
      name = "id"
    }
  }
}
