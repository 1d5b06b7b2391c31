resource "aws_glue_data_catalog_encryption_settings" "all" {
  data_catalog_encryption_settings {
    connection_password_encryption {
      return_connection_password_encrypted = false # finding: terraform.aws.glue_data_catalog_encryption
    }

    encryption_at_rest {
      catalog_encryption_mode = "DISABLED" # finding: terraform.aws.glue_data_catalog_encryption
    }
  }
}
