resource "aws_glue_data_catalog_encryption_settings" "all" {
  data_catalog_encryption_settings {
    connection_password_encryption {
      return_connection_password_encrypted = true # finding: terraform.aws.glue_data_catalog_encryption
    }

    encryption_at_rest {
      catalog_encryption_mode = "SSE-KMS" # finding: terraform.aws.glue_data_catalog_encryption
    }
  }
}
