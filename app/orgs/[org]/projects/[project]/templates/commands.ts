import {
  createFolderAction,
  deleteFolderAction,
  deleteTemplateAction,
  moveFolderAction,
  moveTemplateAction,
  renameFolderAction,
} from "./actions";

export const listCommands = {
  createFolder: createFolderAction,
  folderCommands: { rename: renameFolderAction, move: moveFolderAction, remove: deleteFolderAction },
  templateCommands: { move: moveTemplateAction, remove: deleteTemplateAction },
} as const;
