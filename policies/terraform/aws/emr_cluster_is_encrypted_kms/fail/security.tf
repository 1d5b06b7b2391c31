resource "aws_emr_security_configuration" "all" {
  name = "all"

  configuration = jsonencode({ # finding: terraform.aws.emr_cluster_is_encrypted_kms
    EncryptionConfiguration = {
      EnableInTransitEncryption = false
      EnableAtRestEncryption    = false
    }
  })
}
