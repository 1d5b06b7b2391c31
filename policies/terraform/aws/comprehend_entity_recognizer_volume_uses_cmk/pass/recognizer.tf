resource "aws_comprehend_entity_recognizer" "it" {
  name                 = "orders"
  data_access_role_arn = aws_iam_role.comprehend.arn
  language_code        = "en"

  input_data_config {
    entity_types {
      type = "ORDER"
    }

    documents {
      s3_uri = "s3://${aws_s3_bucket.texts.bucket}/texts"
    }

    entity_list {
      s3_uri = "s3://${aws_s3_bucket.texts.bucket}/entities"
    }
  }

  volume_kms_key_id = aws_kms_key.own.arn
}
