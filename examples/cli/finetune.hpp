// ttfm finetune: trains a classifier on a folder of pictures with classes of their own.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "common.hpp"
#include "ttfm/runtime/finetune.hpp"

namespace cli {

struct Finetune {
  std::string folder{}, validation{}, model{}, save{}, curve{};
  double held_out = 0.2;
  bool from_scratch = false, no_augment = false, replace = false, json = false;
  double least_area = 0.08;
  int threads = 0;
  Weights weights{};
  Changes changes{};
  FinetuneOptions training{};
};

/// Defined in finetune.cpp, which knows LibTorch's optimisers.
int finetune(Registry const& registry, Finetune const& options);

inline void add_finetune(CLI::App& app, Registry const& registry, std::string_view default_model, Action& chosen) {
  auto const options = std::make_shared<Finetune>();
  options->model = default_model;
  auto& o = *options;
  auto& t = o.training;
  auto* command = app.add_subcommand("finetune", "train a classifier on pictures with classes of their own");
  command
      ->add_option("folder", o.folder,
                   "a folder with a folder of pictures for each class, or a list: a path, a tab and a class a line")
      ->required();
  command->add_option("-m,--model", o.model, model_help)->capture_default_str();
  command->add_option("--save", o.save,
                      "write the best epoch's network to this new folder, as timm or transformers does");
  command->add_flag("--force", o.replace, "replace that folder if a saved model is in it");
  command->add_option("--epochs", t.epochs, "passes over the pictures for training")->capture_default_str();
  command->add_flag("--head-only", t.head_only, "train the classifier's last layer alone; the rest stays as it is");
  command->add_flag("--keep-head", t.keep_head, "go on with the checkpoint's last layer, which has the same classes");
  auto* const scratch = command->add_flag("--from-scratch", o.from_scratch, "begin with new weights");
  auto* const held_out = command->add_option("--held-out", o.held_out, "share of each class's pictures that measure it")
                             ->capture_default_str();
  command->add_option("--validation", o.validation, "a folder or list of the same classes whose pictures measure it")
      ->excludes(held_out);
  command->add_option("--batch-size", t.batch_size, "pictures a step")->capture_default_str();
  command->add_option("--learning-rate", t.learning_rate,
                      "the highest one; without it 0.0005, of the head alone 0.005");
  command->add_option("--weight-decay", t.weight_decay, "of matrices and kernels")->capture_default_str();
  command->add_option("--label-smoothing", t.label_smoothing, "part of the target that all classes share")
      ->capture_default_str();
  command->add_option("--warm-up", t.warmup, "epochs in which the rate grows, at most a fifth of all")
      ->capture_default_str();
  add_vocabulary<Optimizer>(
      command, "--optimizer", [options](auto e) { options->training.optimizer = e; },
      "adamw (without it), adam or sgd");
  command->add_option("--patience", t.patience, "end after so many epochs that are no better than the best; 0: never")
      ->capture_default_str();
  auto* const plain = command->add_flag("--no-augment", o.no_augment, "neither crop nor flip pictures at random");
  command->add_option("--least-area", o.least_area, "of a random crop, over the picture's")
      ->capture_default_str()
      ->excludes(plain);
  command->add_option("--flip", t.flip, "how probable it is that a picture is mirrored")
      ->capture_default_str()
      ->excludes(plain);
  command->add_option("--seed", t.seed, "of the split, new weights, order and random changes")->capture_default_str();
  command->add_option("--threads", o.threads, "of the CPU; 0: LibTorch's choice")->capture_default_str();
  command->add_option("--curve", o.curve, "draw losses and errors into this picture");
  command->add_flag("--json", o.json, "the outcome as a line of JSON");
  command->add_option("--weights", o.weights.file, "this checkpoint file, or the one in this folder")
      ->excludes(scratch);
  command->add_flag("--download", o.weights.download, "download the published checkpoint if it isn't there")
      ->excludes(scratch);
  command->add_option("--input-size", o.changes.input_size, "of the pictures that the network gets, as 224 or 224x320");
  command->add_option("--recipe", o.changes.recipe,
                      "how pictures are preprocessed: a preprocessor_config.json, or a variant whose recipe is taken");
  command->add_option("--prefix", o.changes.prefix,
                      "what stands before the network's names in the checkpoint, as backbone.");
  command->callback(
      [options, &registry, &chosen] { chosen = [&registry, options] { return finetune(registry, *options); }; });
}

}  // namespace cli
