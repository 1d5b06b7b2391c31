resource "aws_sagemaker_data_quality_job_definition" "drift" {
  name     = "drift"
  role_arn = aws_iam_role.drift.arn

  job_resources {
    cluster_config { # finding: terraform.aws.sagemaker_data_quality_job_definition_volume_encryption
      instance_count    = 1
      instance_type     = "ml.m5.xlarge"
      volume_size_in_gb = 20
    }
  }
}
