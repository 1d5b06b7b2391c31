resource "aws_emr_security_configuration" "all" {
  name = "all"

  configuration = jsonencode({ # finding: terraform.aws.emr_cluster_conf_encrypts_local_disk
    EncryptionConfiguration = {
      EnableInTransitEncryption = false
      EnableAtRestEncryption    = false
    }
  })
}
