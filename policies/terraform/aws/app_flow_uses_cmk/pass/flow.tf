resource "aws_appflow_flow" "it" {
  name = "orders"

  source_flow_config {
    connector_type = "S3"

    source_connector_properties {
      s3 {
        bucket_name   = aws_s3_bucket.source.id
        bucket_prefix = "orders"
      }
    }
  }

  destination_flow_config {
    connector_type = "S3"

    destination_connector_properties {
      s3 {
        bucket_name = aws_s3_bucket.target.id
      }
    }
  }

  trigger_config {
    trigger_type = "OnDemand"
  }

  kms_arn = aws_kms_key.own.arn
}
